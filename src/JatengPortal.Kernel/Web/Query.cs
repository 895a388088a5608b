namespace JatengPortal.Kernel.Web;

/// <summary>Paths with a query, for <see cref="Links.To(string)"/>.</summary>
public static class Query
{
    /// <summary>The path with those that have a value, in this order.</summary>
    /// <param name="path">Has no query yet.</param>
    /// <param name="values">Values are escaped here; the empty ones and null are left out.</param>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> values)
    {
        var query = string.Join('&', values.Where(one => !string.IsNullOrEmpty(one.Value))
            .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
