# TT::Metalium2025  libtt_metal_2025.so: the API level of September 2025, spelled over the same implementation
add_library(tt_metal_mock_2025 SHARED
  src_2025/alignments.cpp
  src_2025/buffers.cpp
  src_2025/commands.cpp
  src_2025/level.cpp
  src_2025/single_devices.cpp
  src_2025/traces.cpp
)
add_library(TT::Metalium2025 ALIAS tt_metal_mock_2025)
set_target_properties(tt_metal_mock_2025 PROPERTIES
  OUTPUT_NAME tt_metal_2025
  POSITION_INDEPENDENT_CODE ON
  CXX_EXTENSIONS OFF
  INSTALL_RPATH "$ORIGIN"
)
# These headers come before those of the current release, which they lead to.
target_include_directories(tt_metal_mock_2025 PUBLIC
  "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include_2025>"
  "$<INSTALL_INTERFACE:tilemetal/mock/include_2025>"
)
target_include_directories(tt_metal_mock_2025 PRIVATE src include/device)
target_link_libraries(tt_metal_mock_2025 PUBLIC tt_metal_mock)
target_compile_options(tt_metal_mock_2025 PRIVATE -Wall -Wextra -Werror $<$<CONFIG:>:-O2>)
tilemetal_sanitize(tt_metal_mock_2025)

install(TARGETS tt_metal_mock_2025 LIBRARY DESTINATION tilemetal/mock/lib)
install(DIRECTORY include_2025/ DESTINATION tilemetal/mock/include_2025)
