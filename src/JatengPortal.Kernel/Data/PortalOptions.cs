using JatengPortal.Kernel.Mail;

namespace JatengPortal.Kernel.Data;

/// <summary>The settings of the process, section <c>Portal</c> (environment form <c>Portal__DataPath</c> and so on).</summary>
public sealed class PortalOptions
{
    /// <summary>Folder of all data; relative to the content root. Default <c>App_Data</c>.</summary>
    public string DataPath { get; set; } = "App_Data";

    /// <summary>Where readers reach the portal, such as <c>https://jatengprov.example</c>. Default: the first of
    /// <c>ASPNETCORE_URLS</c>.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Folder of the recipes; relative to the content root, then to the program's folder. Default <c>recipes</c>.</summary>
    public string RecipesPath { get; set; } = "recipes";

    /// <summary>Addresses of reverse proxies whose forwarded headers are believed. Default: nobody's.</summary>
    public IList<string> KnownProxies { get; init; } = [];

    /// <summary>Which database.</summary>
    public DatabaseOptions Database { get; init; } = new();

    /// <summary>What the first start does.</summary>
    public SetupOptions Setup { get; init; } = new();

    /// <summary>Whether those who administer the portal must have a second step, as a role can demand it of those who hold it.</summary>
    public bool AdministratorsNeedSecondFactor { get; set; }

    /// <summary>The cache of public pages.</summary>
    public PageCacheOptions PageCache { get; init; } = new();

    /// <summary>The mail server.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>Which database.</summary>
    public sealed class DatabaseOptions
    {
        /// <summary><c>Sqlite</c> (default) or <c>Postgres</c>.</summary>
        public string Provider { get; set; } = "Sqlite";

        /// <summary>For PostgreSQL only.</summary>
        public string? ConnectionString { get; set; }
    }

    /// <summary>What the first start does.</summary>
    public sealed class SetupOptions
    {
        /// <summary>The recipe that an empty data folder is set up with.</summary>
        public string Recipe { get; set; } = "jateng";

        /// <summary>User name of the account that administers the portal, made where nobody does.</summary>
        public string AdminUserName { get; set; } = "admin";

        /// <summary>Its first password, to be changed when signing in; null for one that is made up and printed once.</summary>
        public string? AdminPassword { get; set; }
    }

    /// <summary>The cache of public pages.</summary>
    public sealed class PageCacheOptions
    {
        /// <summary>Off only to measure what a page costs.</summary>
        public bool Enabled { get; set; } = true;

        /// <summary>Bound of all cached pages together, in mebibytes.</summary>
        public int Megabytes { get; set; } = 64;
    }
}
