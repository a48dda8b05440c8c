// A running child and the parent's ends of its pipes. For child.cc and confined_program.cc alone.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace hearsay {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  int number() const { return number_; }

 private:
  int number_;
};

class ChildProcess {
 public:
  // Starts the program with three pipes as all it has: no other descriptor, no environment, a process group
  // of its own. Safe while other threads do the same. Fails with Unavailable.
  static Result<std::unique_ptr<ChildProcess>> start(const std::vector<std::string>& arguments);
  ~ChildProcess() { end(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Its standard input, output and error; they never block.
  int requests() const { return requests_.number(); }
  int replies() const { return replies_.number(); }
  int complaints() const { return complaints_.number(); }

  void close_requests() { requests_ = Descriptor(); }  // it reads to the end
  std::chrono::nanoseconds work() const;               // processor time it has used; 0 once it has ended
  bool has_ended();                                    // by itself, since it was last asked
  // Ends it, and all it may have started. Returns its wait status, or -1 where that is not known.
  int end();

 private:
  ChildProcess() = default;
  pid_t id_ = -1;    // -1 once it has ended
  int status_ = -1;  // wait status
  Descriptor requests_, replies_, complaints_;
};

}  // namespace hearsay
