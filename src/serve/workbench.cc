#include "serve/workbench.h"

namespace hearsay {

Result<std::unique_ptr<Workbench>> Workbench::open(const WorkbenchSettings& settings) {
  auto pool = CasePool::open(settings.path, settings.readers);
  if (!pool) return pool.error();
  auto watcher = CaseReader::open(settings.path);
  if (!watcher) return watcher.error();
  return std::unique_ptr<Workbench>(new Workbench(settings, *std::move(pool), *std::move(watcher)));
}

Result<Workbench::Now> Workbench::now() {
  const std::scoped_lock lock(mutex_);
  const Result<CaseState> state = watcher_->state();
  if (!state) return state.error();
  const bool changed =
      now_.version == 0 || state->changes != now_.state.changes || state->decisions != now_.state.decisions;
  now_.state = *state;
  if (changed) ++now_.version;
  return now_;
}

Result<std::shared_ptr<const LedgerSummary>> Workbench::summary(CaseReader& reader) {
  const Result<Now> current = now();
  if (!current) return current.error();
  return summary_.get(current->state.changes, false, [&] { return reader.ledger(); });
}

}  // namespace hearsay
