namespace JatengPortal.Kernel.Web;

/// <summary>Which page of the tenant a scope is making; outside a request, the home page in Indonesian.</summary>
internal sealed class PageRequest
{
    public Language Language { get; set; } = Language.Indonesian;

    public string Path { get; set; } = "/";
}
