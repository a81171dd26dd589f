# tilemetal::mock             the mock SDK
# tilemetal::mock_2025        the mock SDK at the API level of September 2025, also called TT::Metalium2025
# tilemetal::tt-mock-kernelc  its ahead-of-time kernel compiler
# TT::Metalium                the real SDK when CMake finds it, unless only COMPONENTS mock was asked for; else the mock
if(NOT TARGET TT::Metalium AND "kernels" IN_LIST tilemetal_FIND_COMPONENTS)
  find_package(TT-Metalium QUIET)
endif()

if(NOT TARGET tilemetal::mock)
  cmake_path(SET tilemetal_MOCK NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../mock")
  add_library(tilemetal::mock SHARED IMPORTED)
  set_target_properties(
    tilemetal::mock
    PROPERTIES
      IMPORTED_LOCATION "${tilemetal_MOCK}/lib/libtt_metal.so"
      INTERFACE_INCLUDE_DIRECTORIES "${tilemetal_MOCK}/include"
      INTERFACE_COMPILE_FEATURES cxx_std_20
  )
  add_library(tilemetal::mock_2025 SHARED IMPORTED)
  set_target_properties(
    tilemetal::mock_2025
    PROPERTIES
      IMPORTED_LOCATION "${tilemetal_MOCK}/lib/libtt_metal_2025.so"
      INTERFACE_INCLUDE_DIRECTORIES "${tilemetal_MOCK}/include_2025"
      INTERFACE_LINK_LIBRARIES tilemetal::mock
  )
  add_library(TT::Metalium2025 ALIAS tilemetal::mock_2025)
  # Metalium programs print with fmt; generated ones do not need it.
  find_package(fmt QUIET)
  if(fmt_FOUND)
    set_target_properties(tilemetal::mock PROPERTIES INTERFACE_LINK_LIBRARIES fmt::fmt-header-only)
  else()
    message(
      STATUS
      "tilemetal: fmt was not found, so programs that use fmt::print do not compile; on Debian, install the package libfmt-dev"
    )
  endif()
  add_executable(tilemetal::tt-mock-kernelc IMPORTED)
  set_target_properties(
    tilemetal::tt-mock-kernelc
    PROPERTIES IMPORTED_LOCATION "${tilemetal_MOCK}/bin/tt-mock-kernelc"
  )
endif()

if(NOT TARGET TT::Metalium)
  add_library(TT::Metalium INTERFACE IMPORTED)
  if(TILEMETAL_METALIUM_API STREQUAL "2025")
    set_target_properties(TT::Metalium PROPERTIES INTERFACE_LINK_LIBRARIES tilemetal::mock_2025)
  else()
    set_target_properties(TT::Metalium PROPERTIES INTERFACE_LINK_LIBRARIES tilemetal::mock)
  endif()
endif()

function(_tilemetal_has_metalium result)
  set(${result} FALSE PARENT_SCOPE)
  if(TARGET TT::Metalium)
    get_target_property(linked TT::Metalium INTERFACE_LINK_LIBRARIES)
    if(NOT "${linked}" MATCHES "^tilemetal::mock")
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()

# The level of the API to generate: TILEMETAL_METALIUM_API where the project sets it, else that of the SDK. The
# version of the real SDK was found by find_package; one that does not say its version is taken for the current one.
function(_tilemetal_api_level target sdk result)
  set(${result} "0.81" PARENT_SCOPE)
  if(TILEMETAL_METALIUM_API)
    set(ENV{TILEMETAL_METALIUM_API} "${TILEMETAL_METALIUM_API}")
  elseif(NOT sdk STREQUAL "metalium" OR NOT TT-Metalium_VERSION)
    return()
  endif()
  get_property(python GLOBAL PROPERTY tilemetal_PYTHON)
  execute_process(
    COMMAND "${python}" -m tilemetal api-level "${TT-Metalium_VERSION}"
    OUTPUT_VARIABLE level
    ERROR_VARIABLE message
    RESULT_VARIABLE status
    OUTPUT_STRIP_TRAILING_WHITESPACE
  )
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "tt_add_kernel(${target}): ${message}")
  endif()
  set(${result} "${level}" PARENT_SCOPE)
endfunction()
