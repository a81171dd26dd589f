# A list for -fsanitize, e.g. "address;undefined".
set(TILEMETAL_SANITIZE "" CACHE STRING "Sanitizers the native code is built with")

function(tilemetal_sanitize target)
  if(NOT TILEMETAL_SANITIZE)
    return()
  endif()
  list(JOIN TILEMETAL_SANITIZE "," sanitizers)
  set(option "-fsanitize=${sanitizers}")
  target_compile_options(${target} PRIVATE ${option} -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  target_compile_definitions(${target} PRIVATE _GLIBCXX_ASSERTIONS)
  # Programs that use a sanitized library must load the sanitizer's before all others.
  target_link_options(${target} PUBLIC ${option})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The instrumentation makes GCC see variables without a value that have one.
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
endfunction()
