# embed(TARGET FILE…) carries files of the repository in the program. It writes one source file into the
# build folder, made again when a file changes; the program asks for them by repository path
# (claims/base/embedded.h).
function(embed target)
  set(output ${PROJECT_BINARY_DIR}/embedded.cpp)
  set(files ${ARGN})
  list(SORT files)
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -D "ROOT=${PROJECT_SOURCE_DIR}" -D "FILES=${files}" -D "OUTPUT=${output}"
            -P ${PROJECT_SOURCE_DIR}/claims/base/embed_files.cmake
    DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/claims/base/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
