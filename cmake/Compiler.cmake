# Warnings are errors everywhere; sanitizers are chosen by preset; ccache and mold are used where they are installed.
add_library(hearsay_options INTERFACE)
target_compile_options(hearsay_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")  # libstdc++ 12's own stable_sort uses what C++17 deprecates, seccomp.h is C
  target_compile_options(hearsay_options INTERFACE -Wno-deprecated-declarations -Wno-c99-extensions)
endif()
target_include_directories(hearsay_options INTERFACE ${CMAKE_SOURCE_DIR}/src)

set(HEARSAY_SANITIZE "" CACHE STRING "sanitizers, as -fsanitize= takes them")
if(HEARSAY_SANITIZE)
  add_compile_options(-fsanitize=${HEARSAY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -O1)
  add_link_options(-fsanitize=${HEARSAY_SANITIZE})
endif()

option(HEARSAY_FUZZ "build the fuzz targets (needs clang)" OFF)
if(HEARSAY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()
