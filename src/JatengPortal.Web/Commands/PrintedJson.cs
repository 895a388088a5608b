using System.Text.Encodings.Web;
using System.Text.Json;

namespace JatengPortal.Web.Commands;

/// <summary>How verbs print JSON: readable, for a terminal or a script, never for a web page.</summary>
internal static class PrintedJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
