# hearsay_folder(NAME LINKS…): src/NAME/*.cc becomes the library hearsay::NAME, src/NAME/*_test.cc the test NAME_test.
function(hearsay_folder name)
  cmake_parse_arguments(FOLDER "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")

  add_library(hearsay_${name} STATIC ${sources})
  add_library(hearsay::${name} ALIAS hearsay_${name})
  target_link_libraries(hearsay_${name} PUBLIC ${FOLDER_LINKS} PRIVATE hearsay_options)
  target_include_directories(hearsay_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE hearsay::${name} GTest::gmock GTest::gtest_main hearsay_options)
    target_compile_options(${name}_test PRIVATE $<$<CONFIG:Release>:-O1>)  # a quarter less time to compile
    gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
