#include <malloc.h>

#include <string_view>

#include "cli/cli.h"
#include "pipeline/document_reader.h"
#include "sandbox/confined_program.h"

int main(int argc, char** argv) {
  // Buffers of one document serve the next: memory that goes back to the system comes again page by page.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  if (argc == 2 && std::string_view(argv[1]) == hearsay::kServeDocuments) return hearsay::serve_documents();
  if (argc > 2 && std::string_view(argv[1]) == hearsay::kRunConfined)
    return hearsay::become_confined_program(argv + 2);
  return hearsay::run(argc, argv);
}
