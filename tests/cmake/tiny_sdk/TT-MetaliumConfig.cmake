# Stands for an installed TT-Metalium: the target that its package promises, with a marker to recognise it.
if(NOT TARGET TT::Metalium)
  add_library(TT::Metalium INTERFACE IMPORTED)
  set_target_properties(TT::Metalium PROPERTIES INTERFACE_COMPILE_DEFINITIONS REAL_SDK)
endif()
