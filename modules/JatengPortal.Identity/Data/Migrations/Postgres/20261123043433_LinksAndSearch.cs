using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Identity.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LinksAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_display_name_id",
                table: "accounts");

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "accounts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "sort_name",
                table: "accounts",
                type: "text",
                nullable: false,
                defaultValue: "");

            // As AccountsDbContext keeps them from now on.
            migrationBuilder.Sql(
                "UPDATE accounts SET sort_name = lower(display_name), "
                + "search_text = lower(display_name || ' ' || user_name || ' ' || coalesce(email, ''))");

            migrationBuilder.CreateTable(
                name: "account_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stamp_hash = table.Column<string>(type: "text", nullable: false),
                    was_mailed = table.Column<bool>(type: "boolean", nullable: false),
                    expires_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_links", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_sort_name_id",
                table: "accounts",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_links_account_id",
                table: "account_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_links_expires_utc",
                table: "account_links",
                column: "expires_utc");

            migrationBuilder.CreateIndex(
                name: "IX_account_links_token_hash",
                table: "account_links",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_links");

            migrationBuilder.DropIndex(
                name: "IX_accounts_sort_name_id",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "sort_name",
                table: "accounts");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_display_name_id",
                table: "accounts",
                columns: new[] { "display_name", "id" });
        }
    }
}
