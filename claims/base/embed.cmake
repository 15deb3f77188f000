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

# embed_yaml(TARGET FILE…) carries the trees of YAML files too (claims/base/embedded_yaml.h), read while
# building by a program of the same name; a file with a mistake stops the build, told at line and column.
function(embed_yaml target)
  set(base ${PROJECT_SOURCE_DIR}/claims/base)
  add_executable(embed_yaml ${base}/embed_yaml.cpp ${base}/diagnostic.cpp ${base}/source_text.cpp ${base}/utf8.cpp
                 ${base}/yaml.cpp ${base}/yaml_bytes.cpp ${base}/yaml_mistakes.cpp)
  target_link_libraries(embed_yaml PRIVATE tally_flags yaml-cpp PkgConfig::UTF8PROC)
  set(output ${PROJECT_BINARY_DIR}/embedded_yaml.cpp)
  set(files ${ARGN})
  list(SORT files)
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${output}
    COMMAND embed_yaml ${PROJECT_SOURCE_DIR} ${output} ${files}
    DEPENDS ${paths}
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
