# tt_add_kernel(<target>
#     SOURCE <file.py>                   kernel file, relative to the current source folder
#     [KERNEL <function>]                which function of it, when it defines several kernels
#     [PARAMS <name>=<value>...]         arguments of that function
#     [ARCH wormhole_b0|blackhole]       default ${TT_ARCH}, else wormhole_b0
#     [SDK metalium|mock]                default ${TT_SDK}, else metalium when TT-Metalium was found, else mock
#     [HOST library|executable|none]     default library
#     [OUTPUT_DIR <folder>]              default <target>.kernel in the current binary folder
#     [PLAN <variable>]                  receives the path of tt.plan.json
#     [DEPENDS <file>...]                inputs that the kernel file reads without importing them
#     [PYTHONPATH <folder>...])          more folders to import from; the kernel file's own is always one
#
# The API level is that of the SDK; the variable TILEMETAL_METALIUM_API (0.81 or 2025) names another, which is also
# the way to use an SDK outside the known range.
#
# Generates the reader, compute and writer kernels, the host interface and the plan during the build. <target> is
#   library      a static library: link it and #include <<target>.hpp>
#   executable   a program that fills the inputs, runs the kernel and compares it with the reference
#   none         a custom target that only generates
# <target> names the generated files and functions, so it must be a C++ identifier.
function(tt_add_kernel target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SOURCE;KERNEL;ARCH;SDK;HOST;OUTPUT_DIR;PLAN" "PARAMS;DEPENDS;PYTHONPATH")
  _tilemetal_check_target("${target}")
  _tilemetal_check_keywords("${target}" "${arg_UNPARSED_ARGUMENTS}" "${arg_KEYWORDS_MISSING_VALUES}")
  _tilemetal_find_source("${target}" "${arg_SOURCE}" source)
  foreach(param IN LISTS arg_PARAMS)
    if(NOT param MATCHES "^[A-Za-z_][A-Za-z_0-9]*=")
      message(FATAL_ERROR "tt_add_kernel(${target}): PARAMS '${param}' must have the form name=value.")
    endif()
  endforeach()
  _tilemetal_choose("${target}" ARCH arch "${arg_ARCH}" "${TT_ARCH}" "wormhole_b0;blackhole")
  _tilemetal_choose("${target}" HOST host "${arg_HOST}" "" "library;executable;none")
  _tilemetal_choose_sdk("${target}" sdk "${arg_SDK}")
  _tilemetal_api_level("${target}" "${sdk}" level)

  if(arg_OUTPUT_DIR)
    cmake_path(ABSOLUTE_PATH arg_OUTPUT_DIR BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" NORMALIZE OUTPUT_VARIABLE output)
  else()
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${target}.kernel")
  endif()
  _tilemetal_claim_folder("${target}" "${output}")
  set(state "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.kernel")

  set(device "${output}/${target}.reader.cpp" "${output}/${target}.compute.cpp" "${output}/${target}.writer.cpp")
  set(plan "${output}/tt.plan.json")
  set(interface "${output}/${target}.hpp" "${output}/${target}.cpp")
  if(host STREQUAL "executable")
    list(APPEND interface "${output}/main.cpp")
  endif()

  set(inputs "")
  foreach(input IN LISTS arg_DEPENDS)
    cmake_path(ABSOLUTE_PATH input BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND inputs "${input}")
  endforeach()
  set(options "")
  foreach(folder IN LISTS arg_PYTHONPATH)
    cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND options --pythonpath "${folder}")
  endforeach()
  foreach(input IN LISTS inputs)
    list(APPEND options --input "${input}")
  endforeach()
  if(arg_KERNEL)
    list(APPEND options --kernel "${arg_KERNEL}")
  endif()

  # The stamp is the output and the sources are byproducts that are written only when they change: an edit that
  # leaves the result alone runs the generator once and recompiles nothing, with Ninja and with Make.
  get_property(python GLOBAL PROPERTY tilemetal_PYTHON)
  cmake_path(GET source FILENAME source_name)
  add_custom_command(
    OUTPUT "${state}/generate.stamp"
    BYPRODUCTS ${device} ${interface} "${plan}"
    COMMAND
      "${python}" -m tilemetal generate "${source}" ${arg_PARAMS} --name "${target}" --arch ${arch} --metalium ${level} --host ${host} ${options}
      --output-dir "${output}" --stamp "${state}/generate.stamp" --depfile "${state}/generate.d"
    DEPENDS "${source}" ${inputs}
    DEPFILE "${state}/generate.d"
    COMMENT "Generating kernel ${target} from ${source_name}"
    VERBATIM
  )
  if(arg_PLAN)
    set(${arg_PLAN} "${plan}" PARENT_SCOPE)
  endif()
  if(host STREQUAL "none")
    add_custom_target(${target} ALL DEPENDS "${state}/generate.stamp")
    return()
  endif()

  # One target owns the rule, so that no generator runs it twice.
  add_custom_target(${target}.generate DEPENDS "${state}/generate.stamp")
  if(host STREQUAL "library")
    add_library(${target} STATIC ${interface})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  else()
    add_executable(${target} ${interface})
  endif()
  add_dependencies(${target} ${target}.generate)
  target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${output}>")
  target_compile_features(${target} PUBLIC cxx_std_20)
  if(sdk STREQUAL "metalium")
    target_link_libraries(${target} PUBLIC TT::Metalium)
  else()
    if(level STREQUAL "0.81")
      target_link_libraries(${target} PUBLIC tilemetal::mock)
    else()
      target_link_libraries(${target} PUBLIC tilemetal::mock_2025)
    endif()
    _tilemetal_precompile(${target} ${arch} "${state}" "${plan}" "${device}")
  endif()
endfunction()

# Compiles the device kernels for the mock while the project builds, and makes programs that link <target> use
# them. The mock would otherwise compile each kernel when it first runs.
function(_tilemetal_precompile target arch state plan device)
  set(store "${state}/store")
  add_custom_command(
    OUTPUT "${state}/precompile.stamp"
    COMMAND tilemetal::tt-mock-kernelc --store "${store}" "${plan}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${state}/precompile.stamp"
    DEPENDS ${device} "${plan}" tilemetal::tt-mock-kernelc
    COMMENT "Compiling kernel ${target} for the mock device"
    VERBATIM
  )
  add_custom_target(${target}.precompile ALL DEPENDS "${state}/precompile.stamp")
  add_dependencies(${target}.precompile ${target}.generate)
  add_dependencies(${target} ${target}.precompile)

  string(MAKE_C_IDENTIFIER "tilemetal_kernel_store_${target}" symbol)
  configure_file("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/KernelStore.cpp.in" "${state}/store.cpp" @ONLY)
  target_sources(${target} PRIVATE "${state}/store.cpp")
  # Nothing refers to the object that registers the store, so a static library would drop it.
  target_link_options(${target} INTERFACE "LINKER:--undefined=${symbol}")
endfunction()

function(_tilemetal_check_target target)
  if(NOT target MATCHES "^[A-Za-z_][A-Za-z_0-9]*$")
    message(FATAL_ERROR "tt_add_kernel(${target}): '${target}' must be a C++ identifier, because it names the generated function.")
  endif()
  if(TARGET ${target})
    message(FATAL_ERROR "tt_add_kernel(${target}): a target named '${target}' already exists.")
  endif()
endfunction()

function(_tilemetal_check_keywords target unknown without_value)
  if(unknown)
    list(GET unknown 0 first)
    message(
      FATAL_ERROR
      "tt_add_kernel(${target}): unknown argument '${first}'; the keywords are SOURCE, KERNEL, PARAMS, ARCH, SDK, "
      "HOST, OUTPUT_DIR, PLAN, DEPENDS, PYTHONPATH."
    )
  endif()
  if(without_value)
    list(GET without_value 0 first)
    message(FATAL_ERROR "tt_add_kernel(${target}): ${first} needs a value.")
  endif()
endfunction()

function(_tilemetal_find_source target source result)
  if(NOT source)
    message(FATAL_ERROR "tt_add_kernel(${target}): SOURCE <file.py> is missing.")
  endif()
  cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  if(NOT EXISTS "${source}" OR IS_DIRECTORY "${source}")
    message(FATAL_ERROR "tt_add_kernel(${target}): SOURCE file not found: ${source}")
  endif()
  set(${result} "${source}" PARENT_SCOPE)
endfunction()

# The value given in the call, else the project's default, else the first one allowed.
function(_tilemetal_choose target keyword result given default allowed)
  set(value "${given}")
  if(NOT value)
    set(value "${default}")
  endif()
  if(NOT value)
    list(GET allowed 0 value)
  endif()
  if(NOT value IN_LIST allowed)
    list(JOIN allowed ", " names)
    message(FATAL_ERROR "tt_add_kernel(${target}): unknown ${keyword} '${value}'; expected one of: ${names}.")
  endif()
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

function(_tilemetal_choose_sdk target result given)
  _tilemetal_has_metalium(found)
  if(found)
    set(allowed metalium mock)
  else()
    set(allowed mock metalium)
  endif()
  _tilemetal_choose("${target}" SDK sdk "${given}" "${TT_SDK}" "${allowed}")
  if(sdk STREQUAL "metalium" AND NOT found)
    message(
      FATAL_ERROR
      "tt_add_kernel(${target}): SDK metalium needs the TT-Metalium package, which CMake did not find; "
      "set TT-Metalium_DIR to the folder of its config file, or use SDK mock."
    )
  endif()
  set(${result} "${sdk}" PARENT_SCOPE)
endfunction()

# tt.plan.json has the same name for every kernel.
function(_tilemetal_claim_folder target folder)
  get_property(folders GLOBAL PROPERTY tilemetal_OUTPUT_FOLDERS)
  if(folder IN_LIST folders)
    message(FATAL_ERROR "tt_add_kernel(${target}): OUTPUT_DIR is already used by another kernel: ${folder}")
  endif()
  set_property(GLOBAL APPEND PROPERTY tilemetal_OUTPUT_FOLDERS "${folder}")
endfunction()
