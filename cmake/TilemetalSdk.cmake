# tilemetal::mock            the mock SDK
# tilemetal::tt-mock-kernelc its ahead-of-time kernel compiler
# TT::Metalium               the real SDK when CMake finds it, unless only COMPONENTS mock was asked for; else the mock
cmake_path(SET tilemetal_MOCK NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../mock")

if(NOT TARGET TT::Metalium AND "kernels" IN_LIST tilemetal_FIND_COMPONENTS)
  find_package(TT-Metalium QUIET)
endif()

if(NOT TARGET tilemetal::mock)
  include("${tilemetal_MOCK}/cmake/tilemetal-mock.cmake")
endif()

if(NOT TARGET TT::Metalium)
  add_library(TT::Metalium INTERFACE IMPORTED)
  set_target_properties(TT::Metalium PROPERTIES INTERFACE_LINK_LIBRARIES tilemetal::mock)
endif()

function(_tilemetal_has_metalium result)
  set(${result} FALSE PARENT_SCOPE)
  if(TARGET TT::Metalium)
    get_target_property(linked TT::Metalium INTERFACE_LINK_LIBRARIES)
    if(NOT "${linked}" STREQUAL "tilemetal::mock")
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()
