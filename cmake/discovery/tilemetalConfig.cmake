# Installed as <environment>/share/cmake/tilemetal: leads to the package in that environment's site-packages.
set(tilemetal_OWNER "${CMAKE_CURRENT_LIST_DIR}/../../../bin/python3")
if(NOT EXISTS "${tilemetal_OWNER}")
  find_package(Python 3.10 REQUIRED COMPONENTS Interpreter)
  set(tilemetal_OWNER "${Python_EXECUTABLE}")
endif()

execute_process(
  COMMAND "${tilemetal_OWNER}" -m tilemetal --cmake-dir
  OUTPUT_VARIABLE tilemetal_CMAKE_DIR
  ERROR_VARIABLE tilemetal_ERROR
  RESULT_VARIABLE tilemetal_STATUS
  OUTPUT_STRIP_TRAILING_WHITESPACE
)
if(NOT tilemetal_STATUS EQUAL 0)
  message(FATAL_ERROR "tilemetal: '${tilemetal_OWNER} -m tilemetal --cmake-dir' failed:\n${tilemetal_ERROR}")
endif()
include("${tilemetal_CMAKE_DIR}/tilemetalConfig.cmake")
