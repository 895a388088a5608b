using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Notifications.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Notifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "notification_ways",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    way = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notification_ways", x => new { x.account_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    read_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    mail = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_account_id_read_utc",
                table: "notifications",
                columns: new[] { "account_id", "read_utc" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_mail_account_id_utc",
                table: "notifications",
                columns: new[] { "mail", "account_id", "utc" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_utc",
                table: "notifications",
                column: "utc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notification_ways");

            migrationBuilder.DropTable(
                name: "notifications");
        }
    }
}
