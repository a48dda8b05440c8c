#include "store/case_reader.h"
#include "store/case_writer.h"
namespace hearsay {
Result<std::unique_ptr<CaseWriter>> CaseWriter::open(const std::string&) {
  return Error(ErrorKind::Unsupported, "stub");
}
Result<std::unique_ptr<CaseReader>> CaseReader::open(const std::string&) {
  return Error(ErrorKind::Unsupported, "stub");
}
}  // namespace hearsay
