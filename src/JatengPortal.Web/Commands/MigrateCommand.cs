using System.CommandLine;
using JatengPortal.Kernel.Data;

namespace JatengPortal.Web.Commands;

/// <summary><c>migrate</c>: brings the databases of host and tenants up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the databases of the host and of all tenants up to date.");
        command.SetAction((_, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var migrated = await services.GetRequiredService<HostDatabase>()
                    .MigrateTenantsAsync(new EachDone(), cancellationToken);
                Console.WriteLine(migrated == 0 ? "Nothing to do: every database is up to date." : $"{migrated} databases brought up to date.");
            },
            cancellationToken));
        return command;
    }

    private sealed class EachDone : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
