// Guards against our own mistakes. Bad input is never checked with this: it is data (see result.h).
#pragma once

#include <cstdio>
#include <cstdlib>

// Aborts with place and condition when a condition that the code itself guarantees does not hold.
#define HEARSAY_CHECK(condition)                                                                      \
  do {                                                                                                \
    if (!(condition)) {                                                                               \
      std::fprintf(stderr, "hearsay bug: %s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                                   \
    }                                                                                                 \
  } while (false)
