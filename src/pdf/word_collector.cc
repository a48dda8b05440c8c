#include "pdf/word_collector.h"

#include <poppler/Dict.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/goo/GooString.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "pdf/text_string.h"
#include "text/pdf_words.h"

namespace hearsay {
namespace {

// In font sizes.
constexpr double kWordGap = 0.1;        // as in poppler's own words
constexpr double kWidestSpacing = 0.3;  // of letters, that still make a word
constexpr double kSameLine = 0.08;
constexpr double kBackwards = 0.5;  // letters that are drawn over the last one

constexpr size_t kLongestWord = 1000;  // bytes; what is longer is parted without a blank

// The combining mark of an accent that stands for itself: older TeX draws it over its letter; 0 for others.
char32_t combining(std::string_view text) {
  if (text.size() < 2) return 0;
  const CodePoint accent = decode_at(text, 0);
  if (accent.length != text.size()) return 0;
  static constexpr std::pair<char32_t, char32_t> kAccents[] = {
      {0xA8, 0x308},  {0xB4, 0x301},  {0xAF, 0x304},  {0xB8, 0x327},  {0x2C6, 0x302},
      {0x2C7, 0x30C}, {0x2D8, 0x306}, {0x2D9, 0x307}, {0x2DA, 0x30A}, {0x2DB, 0x328},
      {0x2DC, 0x303}, {0x2DD, 0x30B}, {0x2CB, 0x300}, {0x2CA, 0x301}};
  for (const auto& [from, to] : kAccents)
    if (accent.value == from) return to;
  return 0;
}

bool begins_right_to_left(std::string_view text) { return is_right_to_left(decode_at(text, 0).value); }

}  // namespace

void WordCollector::startPage(int /*number*/, GfxState* state, XRef* /*xref*/) {
  page_width_ = state->getPageWidth();
  page_height_ = state->getPageHeight();
  marked_.clear();
  artifacts_ = 0;
  actual_ = {};
  open_ = {};
  full_ = false;
}

std::vector<PdfWord> WordCollector::take() {
  end_word(false);
  return std::exchange(words_, {});
}

void WordCollector::updateFont(GfxState* state) {
  const GfxFont* font = state->getFont().get();
  size_scale_ = 1;
  ascent_ = 0.95;
  descent_ = -0.35;
  bold_ = false;
  if (font == nullptr) return;
  // Broken fonts claim to be as high as houses.
  if (font->getAscent() > 0.3) ascent_ = std::min(font->getAscent(), 1.05);
  if (font->getDescent() < 0) descent_ = std::max(font->getDescent(), -0.4);
  const std::optional<std::string>& name = font->getName();
  bold_ = font->isBold() ||
          (name && (name->find("Bold") != std::string::npos || name->find("bold") != std::string::npos ||
                    name->find("Black") != std::string::npos));
  if (font->getType() != fontType3) return;
  const double* matrix = font->getFontMatrix();
  const double* box = font->getFontBBox();
  const double height = (box[3] - box[1]) * std::abs(matrix[3]);
  if (height > 0.01 && height < 1000) size_scale_ = height;
}

WordCollector::Glyph WordCollector::glyph_at(GfxState* state, double x, double y, double dx, double dy,
                                             bool space) const {
  const double apart = state->getCharSpace() + (space ? state->getWordSpace() : 0);
  double apart_x = 0, apart_y = 0, x1 = 0, y1 = 0, width = 0, height = 0;
  state->textTransformDelta(apart * state->getHorizScaling(), 0, &apart_x, &apart_y);
  state->transform(x, y, &x1, &y1);
  state->transformDelta(dx - apart_x, dy - apart_y, &width, &height);
  state->transformDelta(apart_x, apart_y, &apart_x, &apart_y);
  double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  Glyph glyph;
  glyph.size = std::sqrt(m21 * m21 + m22 * m22) * size_scale_;
  if (std::abs(m11 * m22) > std::abs(m12 * m21))
    glyph.rotation = m11 > 0 || m22 < 0 ? 0 : 2;
  else
    glyph.rotation = m12 > 0 ? 1 : 3;
  // The page turned so that the word runs to the right.
  double spacing = 0;
  switch (glyph.rotation) {
    case 0:
      glyph = {x1, x1 + width, y1, 0, glyph.size, 0};
      spacing = apart_x;
      break;
    case 1:
      glyph = {y1, y1 + height, -x1, 0, glyph.size, 1};
      spacing = apart_y;
      break;
    case 2:
      glyph = {-x1, -(x1 + width), -y1, 0, glyph.size, 2};
      spacing = -apart_x;
      break;
    default:
      glyph = {-y1, -(y1 + height), x1, 0, glyph.size, 3};
      spacing = -apart_y;
  }
  glyph.advance = glyph.end + std::clamp(spacing, 0.0, kWidestSpacing * glyph.size);
  return glyph;
}

void WordCollector::drawChar(GfxState* state, double x, double y, double dx, double dy, double /*origin_x*/,
                             double /*origin_y*/, CharCode code, int bytes, const Unicode* unicode,
                             int length) {
  const bool space = code == 0x20 && bytes == 1;
  Glyph glyph = glyph_at(state, x, y, dx, dy, space);
  if (!(glyph.size > 0) || !std::isfinite(glyph.begin) || !std::isfinite(glyph.end) ||
      !std::isfinite(glyph.base))
    return;
  double shown_x = 0, shown_y = 0;
  state->transform(x, y, &shown_x, &shown_y);
  const double edge = glyph.size;
  if (shown_x < -edge || shown_x > page_width_ + edge || shown_y < -edge || shown_y > page_height_ + edge)
    return;
  if (actual_.depth > 0) {
    const Glyph& place = actual_.place;
    if (!actual_.drawn)
      actual_.place = glyph;
    else if (glyph.rotation == place.rotation)
      actual_.place = {std::min(place.begin, glyph.begin),
                       std::max(place.end, glyph.end),
                       place.base,
                       std::max(place.advance, glyph.advance),
                       place.size,
                       place.rotation};
    actual_.drawn = true;
  }
  std::string text;
  for (int i = 0; i < length; ++i) append_character(text, unicode[i]);
  put(glyph, text);
}

void WordCollector::put(const Glyph& glyph, const std::string& text) {
  if (text.empty()) return end_word(false);
  if (text.find(' ') == std::string::npos) {
    if (!open_.text.empty() && put_accent(glyph, text)) return;
    if (!open_.text.empty() && !goes_on(glyph, text)) end_word(false);
    if (open_.text.empty()) begin_word(glyph);
    return add_letter(glyph, text);
  }
  // Several words in one place (a text that stands for what is drawn): each gets its share of the width.
  const double step = (glyph.end - glyph.begin) / static_cast<double>(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      Glyph part = glyph;
      part.begin = glyph.begin + step * static_cast<double>(at);
      part.end = part.advance = glyph.begin + step * static_cast<double>(end);
      put(part, text.substr(at, end - at));
    }
    if (end < text.size()) end_word(true);
    at = end + 1;
  }
}

bool WordCollector::goes_on(const Glyph& glyph, const std::string& text) const {
  const Glyph& last = open_.letter;
  const double size = std::max(glyph.size, last.size);
  if (open_.text.size() > kLongestWord) return false;
  if (glyph.rotation != last.rotation || std::abs(glyph.base - last.base) > kSameLine * size ||
      std::abs(glyph.size - last.size) > 0.05 * size)
    return false;
  const double gap = glyph.begin - last.advance;
  if (gap <= kWordGap * size && gap >= -kBackwards * size) return !open_.leftwards;
  const bool next_to_the_left = std::abs(glyph.end - open_.begin) <= kWordGap * size;
  return next_to_the_left && begins_right_to_left(text) && begins_right_to_left(open_.text) &&
         (open_.leftwards || open_.grown == 1);
}

// An accent over the last letter, or a letter under an accent; also a letter drawn twice, to look bold.
bool WordCollector::put_accent(const Glyph& glyph, const std::string& text) {
  const Glyph& last = open_.letter;
  const std::string_view before = std::string_view(open_.text).substr(open_.last);
  if (glyph.rotation != last.rotation) return false;
  if (text == before && std::abs(glyph.begin - last.begin) < kWordGap * glyph.size &&
      std::abs(glyph.base - last.base) < kWordGap * glyph.size)
    return true;
  const double shared = std::min(glyph.end, last.end) - std::max(glyph.begin, last.begin);
  const double narrower = std::min(glyph.end - glyph.begin, last.end - last.begin);
  if (shared < 0.5 * narrower || std::abs(glyph.base - last.base) > 0.5 * glyph.size) return false;
  if (const char32_t mark = combining(text); mark != 0) {
    append_utf8(open_.text, mark);
    return true;
  }
  const char32_t mark = combining(before);
  if (mark == 0) return false;
  open_.text.resize(open_.last);
  open_.text += text;
  append_utf8(open_.text, mark);
  open_.letter.base = glyph.base;
  open_.letter.begin = std::min(last.begin, glyph.begin);
  open_.letter.end = std::max(last.end, glyph.end);
  open_.letter.advance = std::max(last.advance, glyph.advance);
  open_.begin = std::min(open_.begin, glyph.begin);
  open_.end = std::max(open_.end, glyph.end);
  return true;
}

void WordCollector::begin_word(const Glyph& glyph) {
  open_ = {};
  open_.letter = glyph;
  open_.bold = bold_;
  open_.begin = glyph.begin;
  open_.end = glyph.end;
  open_.top = glyph.base - ascent_ * glyph.size;
  open_.bottom = glyph.base - descent_ * glyph.size;
}

void WordCollector::add_letter(const Glyph& glyph, const std::string& text) {
  if (open_.grown == 1 && glyph.end <= open_.begin + kWordGap * glyph.size && glyph.begin < open_.begin)
    open_.leftwards = true;
  open_.last = open_.text.size();
  open_.text += text;
  open_.begin = std::min(open_.begin, glyph.begin);
  open_.end = std::max(open_.end, glyph.end);
  open_.letter = glyph;
  ++open_.grown;
}

void WordCollector::end_word(bool space_after) {
  if (open_.text.empty()) {
    if (space_after && !words_.empty()) words_.back().space_after = true;
    return;
  }
  if (words_.size() >= most_words_) {
    full_ = true;
    open_.text.clear();
    return;
  }
  PdfWord& word = words_.emplace_back();
  const bool turned = !open_.leftwards && open_.grown > 1 && begins_right_to_left(open_.text);
  word.text = turned ? read_from_the_right(open_.text) : std::move(open_.text);
  const auto place = [&word](double left, double top, double right, double bottom, double base) {
    word.left = static_cast<float>(left);
    word.top = static_cast<float>(top);
    word.right = static_cast<float>(right);
    word.bottom = static_cast<float>(bottom);
    word.baseline = static_cast<float>(base);
  };
  const Open& o = open_;
  const double base = o.letter.base;
  switch (o.letter.rotation) {
    case 0:
      place(o.begin, o.top, o.end, o.bottom, base);
      break;
    case 1:
      place(-o.bottom, o.begin, -o.top, o.end, -base);
      break;
    case 2:
      place(-o.end, -o.bottom, -o.begin, -o.top, -base);
      break;
    default:
      place(o.top, -o.end, o.bottom, -o.begin, base);
  }
  word.size = static_cast<float>(o.letter.size);
  word.rotation = static_cast<uint8_t>(o.letter.rotation);
  word.space_after = space_after;
  word.bold = o.bold;
  word.artifact = artifacts_ > 0;
  open_.text.clear();
}

void WordCollector::beginActualText(GfxState* /*state*/, const GooString* text) {
  if (actual_.depth++ == 0)
    actual_ = {1, utf8_of_text_string(text->toStr()), {}, false, words_.size(), open_};
}

void WordCollector::endActualText(GfxState* /*state*/) {
  if (actual_.depth == 0 || --actual_.depth > 0 || !actual_.drawn) return;
  words_.resize(actual_.words);
  open_ = std::move(actual_.open);
  put(actual_.place, actual_.text);
}

void WordCollector::beginMarkedContent(const char* name, Dict* /*properties*/) {
  const bool artifact = std::strcmp(name, "Artifact") == 0;
  if (artifact != (artifacts_ > 0)) end_word(false);
  if (marked_.size() < 1000) {
    marked_.push_back(artifact);
    artifacts_ += artifact;
  }
}

void WordCollector::endMarkedContent(GfxState* /*state*/) {
  if (marked_.empty()) return;
  if (marked_.back()) end_word(false);
  artifacts_ -= marked_.back();
  marked_.pop_back();
}

}  // namespace hearsay
