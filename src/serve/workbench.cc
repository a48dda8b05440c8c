#include "serve/workbench.h"

#include <filesystem>

#include "store/case_path.h"

namespace hearsay {

namespace {

// A killed writer leaves its lock's file; a live one commits more often than this.
constexpr auto kQuiet = std::chrono::seconds(15);
constexpr auto kBetween = std::chrono::seconds(2);  // two looks of the keeper

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
  bench->keeper_ = std::thread([at = bench.get()] { at->keep_fresh(); });
  return bench;
}

Workbench::~Workbench() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  ended_.notify_all();
  if (keeper_.joinable()) keeper_.join();
}

void Workbench::keep_fresh() {
  while (true) {
    refresh();
    std::unique_lock lock(mutex_);
    if (ended_.wait_for(lock, kBetween, [this] { return ending_; })) return;
  }
}

// What fails here fails again for whoever asks, and is told there.
void Workbench::refresh() {
  const Result<Now> current = now();
  if (!current) return;
  const Seen seen{current->state.decisions, current->state.changes};
  const bool count = summary_.is_due(seen.changes), list = sources_.is_due(seen);
  if (!count && !list) return;
  const CasePool::Lease reader = pool_->take();
  const auto never = [](const auto&) { return false; };
  if (count) (void)summary_.get(seen.changes, never, [&] { return reader->ledger(); });
  if (list) {
    (void)heard_.get(seen.changes, never, [&] { return reader->heard(); });
    (void)judgements_.get(seen, never, [&] { return judge(*reader); });
    (void)make_sources(*reader, seen, never);
  }
  const std::scoped_lock lock(mutex_);
  ++now_.version;
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
  return make_sources(reader, seen, [&](const Seen& old) { return old.decisions == seen.decisions; });
}

Result<std::shared_ptr<const SourceBook>> Workbench::make_sources(
    CaseReader& reader, const Seen& seen, const std::function<bool(const Seen&)>& may_serve) {
  return sources_.get(seen, may_serve, [&]() -> Result<SourceBook> {
    const auto judged = judgements(reader);
    if (!judged) return judged.error();
    const auto heard = heard_.get(seen.changes, [](int64_t) { return true; }, [&] { return reader.heard(); });
    if (!heard) return heard.error();
    return SourceBook(**heard, **judged);
  });
}

}  // namespace hearsay
