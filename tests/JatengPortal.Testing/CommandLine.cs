using JatengPortal.Web.Commands;
using Spectre.Console;

namespace JatengPortal.Testing;

/// <summary>The command line, run in the test's process beside a portal under test. One verb at a time: console and environment are the process's.</summary>
public sealed class CommandLine(PortalFactory portal)
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Settings of this command line alone, in the environment's form.</summary>
    public Dictionary<string, string> Environment { get; } = new(TestDatabase.SettingsFor(portal.DataPath))
    {
        ["ASPNETCORE_APPLICATIONNAME"] = "JatengPortal.Web",
        ["Portal__DataPath"] = portal.DataPath,
        ["Portal__RecipesPath"] = Path.Combine(AppContext.BaseDirectory, "SampleRecipes"),
        ["Portal__PublicAddress"] = "http://localhost",
    };

    /// <summary>Runs a verb.</summary>
    public async Task<CommandResult> RunAsync(params string[] verb)
    {
        _ = portal.Services;
        await OneAtATime.WaitAsync(TestCancellation.Token);
        var (input, output, error, console) = (Console.In, Console.Out, Console.Error, AnsiConsole.Console);
        await using var printed = new StringWriter();
        await using var complained = new StringWriter();
        try
        {
            foreach (var (name, value) in Environment)
                System.Environment.SetEnvironmentVariable(name, value);
            // Nobody sits there.
            Console.SetIn(TextReader.Null);
            Console.SetOut(printed);
            Console.SetError(complained);
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(printed) });
            AnsiConsole.Console.Profile.Width = 300;
            var code = await PortalCommand.RunAsync(verb);
            return new CommandResult(code, printed.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetIn(input);
            Console.SetOut(output);
            Console.SetError(error);
            AnsiConsole.Console = console;
            foreach (var name in Environment.Keys)
                System.Environment.SetEnvironmentVariable(name, null);
            OneAtATime.Release();
        }
    }
}
