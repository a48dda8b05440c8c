#include <string_view>

#include "cli/cli.h"
#include "pipeline/document_reader.h"

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == hearsay::kServeDocuments) return hearsay::serve_documents();
  return hearsay::run(argc, argv);
}
