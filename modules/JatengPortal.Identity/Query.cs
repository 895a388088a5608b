namespace JatengPortal.Identity;

/// <summary>Addresses with a query.</summary>
internal static class Query
{
    /// <summary>The path with those that have a value.</summary>
    public static string Of(string path, params (string Name, string? Value)[] values)
    {
        var query = string.Join('&', values.Where(one => !string.IsNullOrEmpty(one.Value))
            .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
