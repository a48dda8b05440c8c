#include "capture/member_wire.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/wire.h"

namespace hearsay {
namespace {

bool is_sound_text(std::string_view text) {
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
  return is_utf8(text) && std::none_of(text.begin(), text.end(), is_control);
}

bool is_sound_name(std::string_view name) {
  constexpr size_t kLongest = 4096;
  if (name.size() > kLongest || !is_sound_text(name)) return false;
  while (true) {
    const size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

}  // namespace

std::string encode_member(const Member& member) {
  const auto& [name, bytes, media_type, modified, kind, problem] = member;
  WireWriter writer;
  writer.text(name);
  writer.text(media_type);
  writer.signed_number(modified);
  writer.number(static_cast<uint64_t>(kind));
  writer.text(problem);
  writer.text(bytes);
  return writer.take();
}

Result<Member> decode_member(std::string_view bytes, const UnpackLimits& limits) {
  WireReader reader(bytes);
  Member member;
  member.name = reader.text();
  member.media_type = reader.text();
  member.modified = reader.signed_number();
  member.kind = static_cast<ErrorKind>(reader.number_up_to(static_cast<uint64_t>(ErrorKind::Unsupported)));
  member.problem = reader.text();
  member.bytes = reader.text();
  const bool is_sound = is_sound_name(member.name) && is_sound_text(member.media_type) &&
                        is_sound_text(member.problem) && member.bytes.size() <= limits.max_member_bytes;
  if (!reader.finished() || !is_sound)
    return Error(ErrorKind::Corrupt, "what was found in it makes no sense");
  return member;
}

}  // namespace hearsay
