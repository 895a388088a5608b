using System.CommandLine;
using System.Data.Common;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using Spectre.Console;

namespace JatengPortal.Web.Commands;

/// <summary>The command line: no verb serves.</summary>
internal static class PortalCommand
{
    private const int Failed = 1;
    private const int WrongUsage = 2;
    private const int WideEnough = 1000;

    public static async Task<int> RunAsync(string[] args)
    {
        // Without a verb there may still be settings, in the form that the configuration reads: --urls=…
        if (args is [] || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")))
            return await Guarded(() => ServeCommand.RunAsync(args, CancellationToken.None));

        var root = new RootCommand("JatengPortal: the portal of Jawa Tengah's agencies. Without a verb, it serves.");
        root.Subcommands.Add(TenantsCommand.Create());
        root.Subcommands.Add(FeaturesCommand.Create());
        root.Subcommands.Add(RecipesCommand.Create());
        root.Subcommands.Add(UsersCommand.Create());
        root.Subcommands.Add(AuditCommand.Create());
        root.Subcommands.Add(PluginsCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());

        // A file or a pipe has no width to wrap at.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WideEnough;
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} (--help shows the usage)");
            return WrongUsage;
        }

        return await Guarded(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    private static async Task<int> Guarded(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (RecipeException refused)
        {
            foreach (var error in refused.Errors)
                await Console.Error.WriteLineAsync(error.ToString());
            return Failed;
        }
        catch (RuleViolationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message.ReplaceLineEndings(" "));
            return refused.Code.StartsWith("usage.", StringComparison.Ordinal) ? WrongUsage : Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Ended before it was done; what was reported stands.");
            return Failed;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(refused.Message.ReplaceLineEndings(" "));
            return Failed;
        }
        catch (Exception refused) when (DatabaseErrorIn(refused) is { } error)
        {
            await Console.Error.WriteLineAsync(error.Message.ReplaceLineEndings(" "));
            return Failed;
        }
    }

    /// <summary>A failed save wraps what the database said in a sentence that says nothing.</summary>
    private static Exception? DatabaseErrorIn(Exception? exception)
    {
        while (exception is not (null or DbException))
            exception = exception.InnerException;
        return exception;
    }
}
