// Takes from the calling process what a parser does not need: for good, and for all that it becomes.
//
// Layers that do not rest on each other. Required: resource limits (memory, no file written, no core, no new
// descriptor), no privileges, and a seccomp filter that lets through only what reading and writing open
// descriptors, memory and the clock need; other calls get EPERM, and those that no library tries even in vain
// (starting programs, looking into other processes) end the process. Used where the kernel has them: Landlock
// with an empty list of allowed paths, and namespaces of its own (no network device, an empty root folder).
// Processor time has no limit here: whoever waits for the process looks at what it has used (child.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace hearsay {

struct ConfinementLimits {
  size_t memory_bytes = size_t{1} << 30;  // address space
  // Folders whose files may be opened for reading (a PDF reader's character maps). On a kernel without
  // Landlock no file at all may be opened.
  std::vector<std::string> readable;
};

// To be called before a byte of a document is read, by a process of one thread; what is open stays open: the
// pipes to the parent. What libraries load at first use must have been loaded before. Fails with Unavailable
// when a required layer cannot be set up, or one that the kernel has. Irrevocable.
Status confine_this_process(const ConfinementLimits& limits);

// For a process that is about to become another program (execve), one that does not confine itself.
struct ProgramLimits {
  size_t memory_bytes = size_t{2} << 30;  // address space
  unsigned processor_seconds = 300;
  std::vector<std::string> readable;  // folders whose files may be read and run: the program, its libraries
};

// As confine_this_process, but calls are forbidden one by one: network, other processes, new ones (threads it
// may have), what Landlock leaves open of files (modes, owners, times), the kernel's insides. Fails with
// Unavailable also on a kernel without Landlock: the program would see all files.
Status confine_for_program(const ProgramLimits& limits);

}  // namespace hearsay
