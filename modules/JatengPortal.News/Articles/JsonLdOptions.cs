using System.Text.Json;
using System.Text.Json.Serialization;

namespace JatengPortal.News.Articles;

/// <summary>How structured data is written: absent values are left out, and the default encoder keeps it inside its element.</summary>
internal static class JsonLdOptions
{
    public static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
