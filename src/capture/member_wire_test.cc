#include "capture/member_wire.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr UnpackLimits kLimits{100, 1000, 10};

TEST(MemberWire, GivesTheSameBack) {
  const Member member{
      "minutes/möte.txt", std::string("a\0b", 3), "text/plain", -86'400, ErrorKind::Limit, "odd"};
  const Result<Member> decoded = decode_member(encode_member(member), kLimits);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->name, member.name);
  EXPECT_EQ(decoded->bytes, member.bytes);
  EXPECT_EQ(decoded->media_type, member.media_type);
  EXPECT_EQ(decoded->modified, member.modified);
  EXPECT_EQ(decoded->kind, member.kind);
  EXPECT_EQ(decoded->problem, member.problem);
}

TEST(MemberWire, BelievesNothing) {
  for (const char* name :
       {"", "/etc/passwd", "..", "a/../b", "a//b", "a/", "./a", "a\nb", "a\x1b[31m", "a\xff"})
    EXPECT_FALSE(decode_member(encode_member({.name = name}), kLimits)) << name;
  EXPECT_FALSE(decode_member(encode_member({.name = std::string(5000, 'a')}), kLimits));
  EXPECT_TRUE(decode_member(encode_member({.name = "a", .bytes = std::string(100, 'a')}), kLimits));
  EXPECT_FALSE(decode_member(encode_member({.name = "a", .bytes = std::string(101, 'a')}), kLimits));
  EXPECT_FALSE(decode_member(encode_member({.name = "a", .media_type = "a\xff"}), kLimits));
  EXPECT_FALSE(decode_member(encode_member({.name = "a", .problem = "\xff"}), kLimits));
  const std::string good = encode_member({.name = "a"});
  EXPECT_TRUE(decode_member(good, kLimits));
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(decode_member(good.substr(0, size), kLimits));
  EXPECT_FALSE(decode_member(good + '\0', kLimits));
}

}  // namespace
}  // namespace hearsay
