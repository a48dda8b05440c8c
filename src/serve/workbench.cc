#include "serve/workbench.h"

#include <filesystem>

#include "store/case_path.h"

namespace hearsay {

namespace {

// A killed writer leaves its lock's file; a live one commits more often than this.
constexpr auto kQuiet = std::chrono::seconds(15);

}  // namespace

Result<std::unique_ptr<Workbench>> Workbench::open(const WorkbenchSettings& settings) {
  auto pool = CasePool::open(settings.path, settings.readers);
  if (!pool) return pool.error();
  auto watcher = CaseReader::open(settings.path);
  if (!watcher) return watcher.error();
  auto desk = DecisionDesk::open(settings.path);
  if (!desk) return desk.error();
  std::unique_ptr<Workbench> bench(new Workbench(settings));
  bench->pool_ = *std::move(pool);
  bench->watcher_ = *std::move(watcher);
  bench->desk_ = *std::move(desk);
  bench->dropped_ = std::make_unique<DroppedFiles>(settings.path, settings.now);
  return bench;
}

Result<Workbench::Now> Workbench::now() {
  const std::scoped_lock lock(mutex_);
  const Result<CaseState> state = watcher_->state();
  if (!state) return state.error();
  const bool changed =
      now_.version == 0 || state->changes != now_.state.changes || state->decisions != now_.state.decisions;
  now_.state = *state;
  if (changed) ++now_.version;
  if (changed) changed_ = std::chrono::steady_clock::now();
  return now_;
}

bool Workbench::is_written_elsewhere() {
  if (dropped_->state().here) return false;
  std::error_code failed;
  if (!std::filesystem::exists(real_case_path(settings_.path) + ".lock", failed)) return false;
  const std::scoped_lock lock(mutex_);
  return std::chrono::steady_clock::now() - changed_ < kQuiet;
}

Result<std::shared_ptr<const LedgerSummary>> Workbench::summary(CaseReader& reader) {
  const Result<Now> current = now();
  if (!current) return current.error();
  return summary_.get(current->state.changes, [](int64_t) { return true; }, [&] { return reader.ledger(); });
}

Result<Decision> Workbench::decide(const Judgement& judgement) {
  const Decision decision = decision_of(judgement, settings_.who, settings_.now());
  const std::scoped_lock lock(desk_mutex_);
  return desk_->add(decision);
}

Result<std::shared_ptr<const Judgements>> Workbench::judgements(CaseReader& reader) {
  const Result<Now> current = now();
  if (!current) return current.error();
  const Seen seen{current->state.decisions, current->state.changes};
  return judgements_.get(
      seen, [&](const Seen& old) { return old.decisions == seen.decisions; }, [&] { return judge(reader); });
}

Result<std::shared_ptr<const SourceBook>> Workbench::sources(CaseReader& reader) {
  const Result<Now> current = now();
  if (!current) return current.error();
  const Seen seen{current->state.decisions, current->state.changes};
  return sources_.get(
      seen, [&](const Seen& old) { return old.decisions == seen.decisions; },
      [&]() -> Result<SourceBook> {
        const auto judged = judgements(reader);
        if (!judged) return judged.error();
        const auto heard =
            heard_.get(seen.changes, [](int64_t) { return true; }, [&] { return reader.heard(); });
        if (!heard) return heard.error();
        return SourceBook(**heard, **judged);
      });
}

}  // namespace hearsay
