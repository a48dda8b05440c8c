// Byte offsets of one valid UTF-8 text as UTF-16 units, the browser's, and back: the only place where that is
// done.
//
// Building reads the text once; a question then costs at most kStep bytes. Keeps a view of the text, which
// must outlive it. Safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay {

class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view text);

  // How many units stand before `byte`, which is taken to the character it stands in and to the text's end.
  size_t units_at(size_t byte) const;
  // The byte where the character begins that holds the unit; the text's size when there is none.
  size_t byte_at(size_t unit) const;
  size_t length() const { return length_; }

 private:
  static constexpr size_t kStep = 256;
  std::string_view text_;
  std::vector<size_t> marks_;  // units before each kStep-th byte
  size_t length_ = 0;
};

}  // namespace hearsay
