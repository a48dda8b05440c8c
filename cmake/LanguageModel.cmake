# The trained models become read-only data of the program, and the kernels are compiled for the processors they are for.
set(HEARSAY_MODEL ${CMAKE_SOURCE_DIR}/models/english.model)
set(HEARSAY_COREFERENCE_MODEL ${CMAKE_SOURCE_DIR}/models/coreference.model)
configure_file(src/language/model_data.S.in ${CMAKE_BINARY_DIR}/model_data.S @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/model_data.S PROPERTIES OBJECT_DEPENDS "${HEARSAY_MODEL};${HEARSAY_COREFERENCE_MODEL}")
target_sources(hearsay_language PRIVATE ${CMAKE_BINARY_DIR}/model_data.S)

# No sum may be fused with a product: all processors give the same bits.
set(exact -O3 -ffp-contract=off)
set_source_files_properties(src/language/kernels.cc PROPERTIES COMPILE_OPTIONS "${exact}")
set_source_files_properties(src/language/kernels_avx2.cc PROPERTIES COMPILE_OPTIONS "${exact};-mavx2")
set_source_files_properties(src/language/kernels_avx512.cc PROPERTIES COMPILE_OPTIONS "${exact};-mavx512f;-mavx512vnni;-mavx512vl;-mavx512bw;-Wno-uninitialized;$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")  # of GCC 12's own header
