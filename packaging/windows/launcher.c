/* Starts Kiosk: loads the Python that lies beside and hands it our module and what was typed.

   Compiled twice: WINDOWED without a console for the desk, and with one for kiosk-platform. MODULE is what is run. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *said)
{
#ifdef WINDOWED
    MessageBoxW(NULL, said, L"Kiosk", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", said);
#endif
    return 1;
}

#ifdef WINDOWED
/* From a terminal, « kiosk --diagnostic » is read there; what is redirected already goes where it was told to. */
static void speak_to_the_terminal(void)
{
    HANDLE out = GetStdHandle(STD_OUTPUT_HANDLE);
    if (out != NULL && out != INVALID_HANDLE_VALUE)
        return;
    if (!AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    HANDLE console = CreateFileW(L"CONOUT$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                 &inherited, OPEN_EXISTING, 0, NULL);
    if (console == INVALID_HANDLE_VALUE)
        return;
    SetStdHandle(STD_OUTPUT_HANDLE, console);
    SetStdHandle(STD_ERROR_HANDLE, console);
    SetConsoleOutputCP(CP_UTF8);
}
#endif

int wmain(int argc, wchar_t **argv)
{
    /* Nothing is ever loaded from the folder where it was started, or from the PATH. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32 |
                             LOAD_LIBRARY_SEARCH_USER_DIRS);
#ifdef WINDOWED
    speak_to_the_terminal();
#endif
    HMODULE python = LoadLibraryExW(PYTHON_DLL, NULL, LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (python == NULL)
        return fail(L"L\u2019installation de Kiosk est incompl\u00e8te\u00a0: " PYTHON_DLL
                    L" manque. R\u00e9installez Kiosk, ou demandez-le \u00e0 votre service informatique.");
    py_main run = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return fail(L"L\u2019installation de Kiosk est ab\u00eem\u00e9e. R\u00e9installez Kiosk.");
    const wchar_t *first[] = {argv[0], L"-I", L"-X", L"utf8", L"-m", MODULE};
    const int own = sizeof first / sizeof *first;
    wchar_t **all = calloc((size_t)(own + argc), sizeof *all);
    if (all == NULL)
        return 1;
    for (int i = 0; i < own; i++)
        all[i] = (wchar_t *)first[i];
    for (int i = 1; i < argc; i++)
        all[own + i - 1] = argv[i];
    return run(own + argc - 1, all);
}
