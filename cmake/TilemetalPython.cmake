# Chooses the interpreter that generates kernels: the project's own when it has one (Python_EXECUTABLE), else the
# one whose site-packages this folder is in. Either way it must import the version that CMake found.
cmake_path(SET tilemetal_OWNER NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../../../../bin/python3")
if(NOT EXISTS "${tilemetal_OWNER}")
  unset(tilemetal_OWNER)
elseif(NOT Python_EXECUTABLE)
  set(Python_EXECUTABLE "${tilemetal_OWNER}")
endif()
find_package(Python 3.10 REQUIRED COMPONENTS Interpreter)

execute_process(
  COMMAND "${Python_EXECUTABLE}" -m tilemetal --version
  OUTPUT_VARIABLE tilemetal_IMPORTED
  ERROR_QUIET
  OUTPUT_STRIP_TRAILING_WHITESPACE
)
string(REGEX REPLACE "^.* " "" tilemetal_IMPORTED "${tilemetal_IMPORTED}")
if(NOT tilemetal_IMPORTED VERSION_EQUAL tilemetal_VERSION)
  if(tilemetal_IMPORTED)
    set(tilemetal_IMPORTED "imports tilemetal ${tilemetal_IMPORTED}")
  else()
    set(tilemetal_IMPORTED "cannot import tilemetal")
  endif()
  if(tilemetal_OWNER)
    set(tilemetal_FIX "configure with \"-DPython_EXECUTABLE=${tilemetal_OWNER}\"")
  else()
    set(tilemetal_FIX "run: ${Python_EXECUTABLE} -m pip install tilemetal==${tilemetal_VERSION}")
  endif()
  message(
    FATAL_ERROR
    "tilemetal: the project's Python ${Python_EXECUTABLE} ${tilemetal_IMPORTED}, but version ${tilemetal_VERSION} "
    "was found in ${CMAKE_CURRENT_LIST_DIR}.\nTo fix it, ${tilemetal_FIX}"
  )
endif()
# tt_add_kernel() may be called where the project has found another Python since.
set_property(GLOBAL PROPERTY tilemetal_PYTHON "${Python_EXECUTABLE}")
