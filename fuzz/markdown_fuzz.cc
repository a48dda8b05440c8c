#include "read_and_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  hearsay::read_and_check(hearsay::as_text(data, size), "text/markdown");
  return 0;
}
