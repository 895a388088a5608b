namespace JatengPortal.Kernel.Recipes;

/// <summary>Where a step may run.</summary>
[Flags]
public enum RecipeScope
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>In one tenant, on its database.</summary>
    Tenant = 1,

    /// <summary>On the host itself, such as the step that makes tenants.</summary>
    Host = 2,

    /// <summary>In both.</summary>
    Anywhere = Tenant | Host,
}
