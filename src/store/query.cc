#include "store/query.h"

#include <charconv>

#include "store/query_lexer.h"

namespace hearsay {

namespace {

Query condition(Query::Kind kind, std::string text) {
  Query query;
  query.kind = kind;
  query.text = std::move(text);
  return query;
}

// "a..b", "a..", "..b" or "a", which stands for both ends.
struct Range {
  std::string_view from, to;
};
Range split_range(std::string_view value) {
  const size_t dots = value.find("..");
  if (dots == std::string_view::npos) return {value, value};
  return {value.substr(0, dots), value.substr(dots + 2)};
}

bool parse_depth(std::string_view text, int& depth) {
  constexpr size_t kMostDigits = 6;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), depth);
  return failed == std::errc() && end == text.data() + text.size() && depth >= 0 &&
         text.size() <= kMostDigits;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_date(std::string_view text) {
  constexpr std::string_view kPattern = "9999-99-99";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool digit = '0' <= text[i] && text[i] <= '9';
    if (kPattern[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  const auto in = [&](size_t at, std::string_view first, std::string_view last) {
    return text.size() <= at || (first <= text.substr(at, 2) && text.substr(at, 2) <= last);
  };
  return in(5, "01", "12") && in(8, "01", "31");
}

class Parser {
 public:
  explicit Parser(std::vector<QueryToken> tokens) : tokens_(std::move(tokens)) {}

  Result<Query> run() {
    Result<Query> query = any();
    if (query && here().kind != QueryToken::Kind::End) {
      return query_error(here().column, "this parenthesis closes nothing");
    }
    return query;
  }

 private:
  const QueryToken& here() const { return tokens_[at_]; }
  bool take(QueryToken::Kind kind) {
    if (here().kind != kind) return false;
    ++at_;
    return true;
  }

  Result<Query> any() {
    return list(Query::Kind::Or, [&] { return take(QueryToken::Kind::Or); }, [&] { return all(); });
  }

  Result<Query> all() {
    const auto goes_on = [&] {
      if (take(QueryToken::Kind::And)) return true;
      return here().kind != QueryToken::Kind::End && here().kind != QueryToken::Kind::Close &&
             here().kind != QueryToken::Kind::Or;
    };
    return list(Query::Kind::And, goes_on, [&] { return one(); });
  }

  template <typename GoesOn, typename Part>
  Result<Query> list(Query::Kind kind, GoesOn goes_on, Part part) {
    Query together;
    together.kind = kind;
    do {
      Result<Query> next = part();
      if (!next) return next;
      together.children.push_back(*std::move(next));
    } while (goes_on());
    if (together.children.size() > 1) return together;
    Query only = std::move(together.children.front());
    return only;
  }

  Result<Query> one() {
    if (nesting_ == kMaxQueryNesting) {
      return Error(ErrorKind::Limit, "column " + std::to_string(here().column) + ": nested too deep");
    }
    ++nesting_;
    Result<Query> query = one_inside();
    --nesting_;
    return query;
  }

  Result<Query> one_inside() {
    const QueryToken& token = here();
    if (take(QueryToken::Kind::Words)) return condition(Query::Kind::Words, token.text);
    if (take(QueryToken::Kind::Field)) return field(token);
    if (take(QueryToken::Kind::Not)) {
      Result<Query> left_out = one();
      if (!left_out) return left_out;
      Query query;
      query.kind = Query::Kind::Not;
      query.children.push_back(*std::move(left_out));
      return query;
    }
    if (take(QueryToken::Kind::Open)) {
      Result<Query> inside = any();
      if (inside && !take(QueryToken::Kind::Close)) {
        return query_error(token.column, "this parenthesis is never closed");
      }
      return inside;
    }
    return query_error(token.column, "expected a word, a \"phrase\", a condition such as source:NAME or '('");
  }

  static Result<Query> field(const QueryToken& token) {
    if (token.field == "source") return condition(Query::Kind::Source, token.text);
    if (token.field == "outlet") return condition(Query::Kind::Outlet, token.text);
    if (token.field == "stance") return stance(token);
    if (token.field == "type") return type(token);
    return token.field == "depth" ? depth(token) : date(token);
  }

  static Result<Query> stance(const QueryToken& token) {
    Query query = condition(Query::Kind::Stance, token.text);
    if (parse_name(token.text, query.stance)) return query;
    return query_error(token.column,
                       "there is no stance '" + token.text +
                           "'; expected asserted, confirmed, denied, alleged, hedged, asked, declined, "
                           "no_response or retracted");
  }

  static Result<Query> type(const QueryToken& token) {
    Query query = condition(Query::Kind::Type, token.text);
    if (parse_name(token.text, query.type)) return query;
    return query_error(token.column,
                       "there is no source type '" + token.text +
                           "'; expected named, anonymous, described, institution, outlet, document or none");
  }

  static Result<Query> depth(const QueryToken& token) {
    constexpr int kDeepest = 1'000'000;
    Query query = condition(Query::Kind::Depth, token.text);
    std::string_view value = token.text;
    bool sound = false;
    if (value.starts_with('>') || value.starts_with('<')) {
      const bool more = value.starts_with('>');
      const bool included = value.substr(1).starts_with('=');
      int bound = 0;
      sound = parse_depth(value.substr(included ? 2 : 1), bound);
      query.min_depth = more ? bound + (included ? 0 : 1) : 0;
      query.max_depth = more ? kDeepest : bound - (included ? 0 : 1);
    } else {
      const auto [from, to] = split_range(value);
      query.max_depth = kDeepest;
      sound = !(from.empty() && to.empty()) && (from.empty() || parse_depth(from, query.min_depth)) &&
              (to.empty() || parse_depth(to, query.max_depth)) && query.min_depth <= query.max_depth;
    }
    if (sound) return query;
    return query_error(token.column, "expected a depth such as 2, >1 or 1..3, not '" + token.text + "'");
  }

  static Result<Query> date(const QueryToken& token) {
    Query query = condition(Query::Kind::Date, token.text);
    const auto [from, to] = split_range(token.text);
    query.from = from;
    query.to = to;
    const bool sound = !(from.empty() && to.empty()) && (from.empty() || is_date(from)) &&
                       (to.empty() || is_date(to)) &&
                       (from.empty() || to.empty() || may_be_within(from, {}, to));
    if (sound) return query;
    return query_error(token.column, "expected a date such as 2014, 2014-03.. or 2014..2015-06-30, not '" +
                                         token.text + "'");
  }

  std::vector<QueryToken> tokens_;
  size_t at_ = 0;
  int nesting_ = 0;
};

}  // namespace

Result<Query> parse_query(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    return Error(ErrorKind::Limit, "the query is longer than " + std::to_string(kMaxQueryBytes) + " bytes");
  }
  Result<std::vector<QueryToken>> tokens = lex_query(text);
  if (!tokens) return tokens.error();
  return Parser(*std::move(tokens)).run();
}

bool may_be_within(std::string_view date, std::string_view from, std::string_view to) {
  constexpr std::string_view kLatest = "9999-99-99";
  const std::string_view first = date.substr(0, kLatest.size());  // the day, without a time
  if (first.size() < 4) return false;
  if (!to.empty() && first > std::string(to).append(kLatest.substr(to.size()))) return false;
  return from.empty() || std::string(first).append(kLatest.substr(first.size())) >= from;
}

}  // namespace hearsay
