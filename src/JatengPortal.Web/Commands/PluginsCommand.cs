using System.CommandLine;
using System.Text.Json;
using JatengPortal.Kernel.Modules.Plugins;
using Spectre.Console;

namespace JatengPortal.Web.Commands;

/// <summary><c>plugins list</c>.</summary>
internal static class PluginsCommand
{
    public static Command Create() => new("plugins", "Plug-ins: modules and themes in the data folder's plugins.") { List() };

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Prints JSON, for scripts." };
        var command = new Command("list", "Lists every plug-in, and why one was refused.") { json };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            services =>
            {
                var plugins = services.GetRequiredService<PluginCatalog>().All;
                if (parsed.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(
                        plugins.Select(plugin => new
                        {
                            name = plugin.Name,
                            features = plugin.Features,
                            theme = plugin.Theme,
                            refusal = plugin.Refusal,
                        }),
                        PrintedJson.Options));
                    return Task.CompletedTask;
                }

                var table = new Table().Border(TableBorder.None).AddColumns("NAME", "STATE", "OFFERS", "REASON");
                foreach (var plugin in plugins)
                {
                    var offers = string.Join(", ", plugin.Features.Concat(plugin.Theme is null ? [] : [plugin.Theme]));
                    table.AddRow(
                        Markup.Escape(plugin.Name), plugin.Refusal is null ? "serving" : "refused",
                        Markup.Escape(offers),
                        Markup.Escape(plugin.Refusal ?? ""));
                }

                AnsiConsole.Write(table);
                return Task.CompletedTask;
            },
            cancellationToken));
        return command;
    }
}
