// Takes from the calling process what a parser does not need: for good, and for all its threads to come.
//
// Three layers that do not rest on each other: resource limits (memory, processor time, no file, no core),
// Landlock with an empty list of allowed paths, and a seccomp filter that lets only the calls through that
// reading, writing and memory need; all others end the process (those that libraries try in vain get an
// error). What is open stays open: the pipes to the parent.
#pragma once

#include <cstddef>

#include "base/result.h"

namespace hearsay {

struct ConfinementLimits {
  size_t memory_bytes = size_t{1} << 30;  // address space
};

// Must be called before a byte of a document is read. Fails with Unavailable when a layer that this kernel
// has cannot be set up, or when seccomp is missing; a kernel without Landlock gets on with the others.
// Irrevocable.
Status confine_this_process(const ConfinementLimits& limits);

}  // namespace hearsay
