# relaydesk_translations(<target>): the words of this folder, inside the program as :/i18n/relaydesk_*.qm.
# Plain lrelease, since the arguments of qt_add_lrelease() changed between Qt 6.4 and 6.8.
function(relaydesk_translations target)
    foreach(language IN ITEMS en zh_CN)
        set(ts ${CMAKE_SOURCE_DIR}/translations/relaydesk_${language}.ts)
        set(qm ${CMAKE_CURRENT_BINARY_DIR}/relaydesk_${language}.qm)
        add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${ts} -qm ${qm} DEPENDS ${ts} VERBATIM)
        list(APPEND files ${qm})
    endforeach()
    qt_add_resources(${target} translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${files})
endfunction()
