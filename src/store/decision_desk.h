// DecisionDesk: where a decision is handed in.
//
// Needs no writer: it is acknowledged at once, also while another program reads files into the case, and it
// survives kill -9 from then on (how: decision_inbox.h). CaseReader::decisions gives it from then on, too;
// the next commit of the case's writer takes it into the case. One thread uses a desk at a time; several
// desks, in several processes, may be open.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "store/rows.h"

namespace hearsay {

class DecisionDesk {
 public:
  // Fails as CaseReader::open does.
  static Result<std::unique_ptr<DecisionDesk>> open(const std::string& path);
  virtual ~DecisionDesk() = default;

  // Gives it back with its id: one more than that of the decision before. Fails with Unavailable when it
  // cannot be kept.
  virtual Result<Decision> add(const Decision& decision) = 0;
};

}  // namespace hearsay
