using System.CommandLine;

namespace JatengPortal.Web.Commands;

/// <summary><c>import articles</c>.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Takes content in from files.");
}
