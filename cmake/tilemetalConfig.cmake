# find_package(tilemetal [COMPONENTS kernels | mock])
#
#   kernels   tt_add_kernel(); needs a Python interpreter that can import this package (the default)
#   mock      only the target TT::Metalium, executed by the mock SDK; needs no Python
#
# Variables read:
#   TT_ARCH, TT_SDK         the defaults of tt_add_kernel()'s ARCH and SDK
#   TILEMETAL_METALIUM_API  the API level: "2025" (September 2025) or "0.81"; default: that of the SDK that is found.
#                           The mock's TT::Metalium and generated programs are of this level.
cmake_policy(PUSH)
cmake_policy(VERSION 3.22...4.0)

if(NOT tilemetal_FIND_COMPONENTS)
  set(tilemetal_FIND_COMPONENTS kernels)
endif()
foreach(tilemetal_COMPONENT IN LISTS tilemetal_FIND_COMPONENTS)
  if(NOT tilemetal_COMPONENT MATCHES "^(kernels|mock)$")
    set(tilemetal_FOUND FALSE)
    set(tilemetal_NOT_FOUND_MESSAGE "there is no component '${tilemetal_COMPONENT}'; the components are: kernels, mock.")
    cmake_policy(POP)
    return()
  endif()
endforeach()
unset(tilemetal_COMPONENT)

if(TILEMETAL_METALIUM_API AND NOT TILEMETAL_METALIUM_API MATCHES "^(0\\.81|2025)$")
  set(tilemetal_FOUND FALSE)
  set(tilemetal_NOT_FOUND_MESSAGE "TILEMETAL_METALIUM_API is '${TILEMETAL_METALIUM_API}'; it may be empty, 0.81 or 2025.")
  cmake_policy(POP)
  return()
endif()

include("${CMAKE_CURRENT_LIST_DIR}/TilemetalSdk.cmake")
if("kernels" IN_LIST tilemetal_FIND_COMPONENTS)
  include("${CMAKE_CURRENT_LIST_DIR}/TilemetalPython.cmake")
  include("${CMAKE_CURRENT_LIST_DIR}/TtAddKernel.cmake")
endif()

cmake_policy(POP)
