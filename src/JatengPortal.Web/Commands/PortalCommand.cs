using System.CommandLine;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Web.Commands;

/// <summary>The command line: no verb serves.</summary>
internal static class PortalCommand
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        // Without a verb there may still be settings, in the form that the configuration reads: --urls=…
        if (args is [] || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")))
            return await Guarded(() => ServeCommand.RunAsync(args, CancellationToken.None));

        var root = new RootCommand("JatengPortal: the portal of Jawa Tengah's agencies. Without a verb, it serves.");
        root.Subcommands.Add(TenantsCommand.Create());
        root.Subcommands.Add(FeaturesCommand.Create());
        root.Subcommands.Add(RecipesCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} (--help shows the usage)");
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
        catch (Exception refused) when (refused is RuleViolationException or IOException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(refused.Message.ReplaceLineEndings(" "));
            return Failed;
        }
    }
}
