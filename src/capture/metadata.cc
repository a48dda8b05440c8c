#include "capture/metadata.h"
namespace hearsay {
Result<MetadataTable> MetadataTable::load(const std::string&) { return MetadataTable(); }
Result<MetadataTable> MetadataTable::parse(const std::string&, std::string_view) { return MetadataTable(); }
Metadata MetadataTable::find(const std::string&) const { return {}; }
}  // namespace hearsay
